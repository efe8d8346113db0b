import type { Phrase } from '../../text/localized.ts';

/** The package json-rules-engine, or one that it needs, is not installed. */
export class MissingPackage extends Error {
  override readonly name = 'MissingPackage';
  readonly what: Phrase = {
    zh: '引擎「json-rules-engine」所需的同名软件包没有安装',
    en: 'the engine `json-rules-engine` needs the package of that name, which is not installed',
  };
  readonly fix: Phrase = {
    zh: '运行 npm install json-rules-engine@7，或改用 reference 引擎',
    en: 'run npm install json-rules-engine@7, or use the engine `reference`',
  };

  constructor(cause: unknown) {
    super('', { cause });
    this.message = `${this.what.en}: ${this.fix.en}`;
  }
}

export async function loadPackage(): Promise<typeof import('json-rules-engine')> {
  try {
    return await import('json-rules-engine');
  } catch (error) {
    throw isNotFound(error) ? new MissingPackage(error) : error;
  }
}

function isNotFound(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
}
