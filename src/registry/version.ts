import packageJson from '../../package.json' with { type: 'json' };

/** Of huiqi: another one may read and write otherwise. */
export const VERSION: string = packageJson.version;
