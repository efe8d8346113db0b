import type { Progress } from '../registry/run/progress.ts';
import type { Terminal } from './terminal.ts';

const BAR = 24;
/** So often a line is drawn again, and printed where nobody watches, in milliseconds. */
const DRAW = 100;
const PRINT = 10_000;

const digits = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** Tells on the standard error how far a run has come: a bar on a terminal, a line now and then elsewhere. */
export class BatchProgress {
  private readonly started: number;
  private told = 0;

  constructor(
    private readonly terminal: Terminal,
    private readonly now: () => number,
  ) {
    this.started = now();
    this.told = this.started;
  }

  tell(progress: Progress): void {
    const { status, err } = this.terminal;
    const now = this.now();
    if (now - this.told < (status ? DRAW : PRINT)) return;
    this.told = now;
    const words = this.wordsOf(progress, (now - this.started) / 1000);
    if (status) status(progress.phase === 'writing' ? words : `${bar(progress)} ${words}`);
    else err(words);
  }

  private wordsOf({ phase, read, rows, matched, resumed, verdicts }: Progress, seconds: number): string {
    const { say } = this.terminal;
    if (phase === 'writing')
      return say({
        zh: `写出结果，${digits(verdicts)} 条结论`,
        en: `writing the results, ${digits(verdicts)} verdicts`,
      });
    const rate = (matched - resumed) / seconds;
    const left = rows === null || rate === 0 ? null : Math.ceil(Math.max(0, rows - matched) / rate);
    const parts = [
      say({
        zh: `读取 ${digits(read)} 行，匹配 ${digits(matched)} 家`,
        en: `${digits(read)} rows read, ${digits(matched)} enterprises matched`,
      }),
      say({ zh: `每秒 ${digits(Math.round(rate))}`, en: `${digits(Math.round(rate))}/s` }),
      ...(left === null ? [] : [say({ zh: `还需 ${duration(left)}`, en: `${duration(left)} left` })]),
    ];
    return parts.join(say({ zh: '，', en: ', ' }));
  }
}

function bar({ rows, matched }: Progress): string {
  const part = rows === null || rows === 0 ? 0 : Math.min(1, matched / rows);
  const full = Math.round(part * BAR);
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${String(Math.floor(part * 100)).padStart(3)}%`;
}

/** `1:05`, `1:02:07`. */
function duration(seconds: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
