// The parts of the film player, as its modules know each other. Not JSDoc imports: the static files storage takes
// those for real ones, and hashing files that name each other never ends.
interface FilmChapter { start: number; end: number; title: string }
interface FilmPlayerElement extends HTMLElement {
  video: HTMLVideoElement | null;
  chapters: FilmChapter[];
  seek(time: number): void;
  onFrame(callback: (frame: { time: number; frame: number }) => void): () => void;
}
interface FilmStageParts {
  player: FilmPlayerElement;
  video: HTMLVideoElement;
  controller: HTMLElement;
  source: any;
  frameRate: number;
  layer: Element | null;
  say(sentence: string): void;
  drawChapters(): void;
  focusPlay(): void;
}
