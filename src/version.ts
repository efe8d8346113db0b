import packageJson from '../package.json' with { type: 'json' };

/** Of huiqi. */
export const VERSION: string = packageJson.version;
