/*
 * A clock that ticks while the page is in the background: browsers let a hidden page's own timers run
 * once a minute, a worker's as always. Asked `{id, milliseconds}`, it answers `id` when they are over.
 */
interface Question {
  readonly id: number;
  readonly milliseconds: number;
}

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  setTimeout(() => postMessage(data.id), data.milliseconds);
});
