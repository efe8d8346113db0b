import type { ImportOptions } from '../importing/import-register.ts';
import { encodeRegister } from '../importing/import-register.ts';
import { sourceFile } from '../sources/open-source.ts';
import type { RegisterFile } from '../store/register-file.ts';
import type { ImportTask, ImportTells } from './import-parts.ts';
import type { PartToMatch } from './match-task.ts';
import type { SoundRegister } from './prepare.ts';
import { Thread } from './thread.ts';

export interface Importing {
  readonly register: Promise<RegisterFile>;
  stop(): Promise<void>;
}

interface Heard {
  part(part: PartToMatch): void;
  progress(read: number, bytes: number, size: number): void;
}

type Limits = Pick<ImportOptions, 'folder' | 'partRows' | 'memoryLimit'>;

/** Reads a register: a file in a thread of its own, so that rules can be loaded meanwhile; what code yields, here. */
export function importInto(sound: SoundRegister, limits: Limits, heard: Heard): Importing {
  const file = sourceFile(sound.input.source);
  return file === null ? importHere(sound, limits, heard) : importThere(sound, { ...limits, source: file }, heard);
}

function importThere({ files, input }: SoundRegister, options: ImportTask['options'], heard: Heard): Importing {
  const task: ImportTask = { kind: 'import', vocabulary: files, mapping: input.mapping, options };
  let thread: Thread<ImportTask, never, ImportTells> | null = null;
  const register = new Promise<RegisterFile>((resolve, reject) => {
    const listen = (message: ImportTells): void => {
      switch (message.kind) {
        case 'part':
          return heard.part(message.part);
        case 'progress':
          return heard.progress(message.read, message.bytes, message.size);
        case 'imported':
          resolve(message.register);
          return void thread?.stop();
      }
    };
    thread = new Thread(task, listen, reject);
  });
  return { register, stop: async () => thread?.stop() };
}

function importHere({ mapping, vocabulary, input }: SoundRegister, limits: Limits, heard: Heard): Importing {
  const stopped = new AbortController();
  const register = encodeRegister({
    ...limits,
    mapping,
    vocabulary,
    source: input.source,
    signal: stopped.signal,
    onPart: ({ index, rows, checksum }) => heard.part({ index, rows, checksum }),
    onProgress: ({ read, bytes, size }) => heard.progress(read, bytes, size),
  });
  const settled = register.then(
    () => {},
    () => {},
  );
  return {
    register,
    stop: () => {
      stopped.abort();
      return settled;
    },
  };
}
