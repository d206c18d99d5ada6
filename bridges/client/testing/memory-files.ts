import type { Files } from '../outbox/journal.ts';

interface File {
  /** What a process reads. */
  content: string;
  /** What is on the disk for certain. */
  durable: string;
}

/** Files of a machine that loses its power when a test says so. */
export class MemoryFiles {
  readonly #files = new Map<string, File>();
  /** So many characters there is room for, in all files together. */
  room = Infinity;
  /** So many characters were to be written. */
  asked = 0;
  /** How often something was brought to the disk. */
  syncs = 0;
  #life = 0;

  /** Files for one process, of no use to it any more after `crash`. */
  open(): Files {
    const life = this.#life;
    const alive = () => {
      if (life !== this.#life) throw new Error('The machine is off');
    };
    const at = (name: string): File => {
      const file = this.#files.get(name) ?? { content: '', durable: '' };
      this.#files.set(name, file);
      return file;
    };
    const handleOf = (file: File) => ({
      appendFile: (text: string) =>
        act(() => {
          this.asked += text.length;
          const fitting = text.slice(0, Math.max(0, this.room - this.#size()));
          file.content += fitting;
          if (fitting.length < text.length) {
            throw Object.assign(new Error('No space left on device'), { code: 'ENOSPC' });
          }
        }),
      datasync: () =>
        act(() => {
          this.syncs += 1;
          file.durable = file.content;
        }),
      truncate: (length = 0) => act(() => (file.content = file.content.slice(0, length))),
      sync: () => act(() => undefined),
      close: () => Promise.resolve(),
    });
    const act = (work: () => unknown) =>
      Promise.resolve().then(() => {
        alive();
        work();
      });
    const files = {
      mkdir: () => Promise.resolve(),
      rm: (name: string) => act(() => this.#files.delete(name)),
      rename: (from: string, to: string) =>
        act(() => {
          this.#files.set(to, at(from));
          this.#files.delete(from);
        }),
      readFile: (name: string) => act(alive).then(() => at(name).content),
      open: (name: string) => act(alive).then(() => handleOf(at(name))),
    };
    return files as unknown as Files;
  }

  /**
   * The power goes. Of what was not certain to be on the disk a part is, or none.
   *
   * @param part how much of it, from 0 to 1
   */
  crash(part: number): void {
    this.#life += 1;
    for (const file of this.#files.values()) {
      const isLonger = file.content.startsWith(file.durable);
      const begin = isLonger ? file.durable.length : 0;
      const length = begin + Math.round((file.content.length - begin) * part);
      // What was cut off may be back.
      file.content = isLonger || part > 0.5 ? file.content.slice(0, length) : file.durable;
      file.durable = file.content;
    }
  }

  /** How long a file is. */
  sizeOf(ending: string): number {
    return [...this.#files].find(([name]) => name.endsWith(ending))?.[1].content.length ?? 0;
  }

  #size(): number {
    return [...this.#files.values()].reduce((sum, { content }) => sum + content.length, 0);
  }
}
