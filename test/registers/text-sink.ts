import { closeSync, openSync, writeSync } from 'node:fs';
import iconv from 'iconv-lite';

/** `utf-8-bom` is what Excel writes as CSV UTF-8. */
export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'gb18030';

const AT_ONCE = 1 << 16;

/** A text file that is written bit by bit, in little memory. */
export class TextSink {
  private readonly file: number;
  private kept: string;

  constructor(
    path: string,
    private readonly encoding: TextEncoding = 'utf-8',
  ) {
    this.file = openSync(path, 'w');
    this.kept = encoding === 'utf-8-bom' ? '\ufeff' : '';
  }

  write(text: string): void {
    this.kept += text;
    if (this.kept.length >= AT_ONCE) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private flush(): void {
    const bytes = this.encoding === 'gb18030' ? iconv.encode(this.kept, 'gb18030') : Buffer.from(this.kept, 'utf8');
    for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at);
    this.kept = '';
  }
}
