import type { Box, Drawing, Mark } from '../../content/slide/drawing.ts';
import type { Hash } from '../../content/slide/slide.ts';

/** An element of a layer with a life of its own. */
export interface Piece {
  readonly element: Element;
  readonly ready: Promise<void>;
  readonly begin: () => void;
  readonly dispose: () => void;
}

export interface MediaParts {
  readonly media: (hash: Hash) => Promise<Blob | null>;
  readonly broke: () => void;
}

const percent = (part: number, whole: number): string => `${(100 * part) / whole}%`;

const place = (element: HTMLElement, box: Box, drawing: Drawing, fit: 'cover' | 'contain'): void => {
  element.className = `media ${fit}`;
  element.style.setProperty('left', percent(box.x, drawing.width));
  element.style.setProperty('top', percent(box.y, drawing.height));
  element.style.setProperty('width', percent(box.width, drawing.width));
  element.style.setProperty('height', percent(box.height, drawing.height));
};

/** Resolves with the element's `good` event, rejects with its error. */
const settled = (element: HTMLElement, good: string): Promise<void> =>
  new Promise((resolve, reject) => {
    element.addEventListener(good, () => resolve(), { once: true });
    element.addEventListener('error', () => reject(new Error('the media cannot be shown')), { once: true });
  });

/** A blob's address for as long as it is needed. */
const addressed = (parts: MediaParts) => {
  let url: string | null = null;
  let gone = false;
  return {
    give: async (hash: Hash): Promise<string> => {
      const bytes = await parts.media(hash);
      if (bytes === null) throw new Error('the media is not here');
      if (gone) throw new Error('the slide was called off');
      url = URL.createObjectURL(bytes);
      return url;
    },
    revoke: (): void => {
      gone = true;
      if (url !== null) URL.revokeObjectURL(url);
      url = null;
    },
  };
};

/** A picture: ready once it is decoded, so that it comes on the glass in one frame. */
export const pictureElement = (mark: Extract<Mark, { kind: 'picture' }>, drawing: Drawing, parts: MediaParts): Piece => {
  const image = document.createElement('img');
  place(image, mark, drawing, mark.fit);
  image.alt = mark.alt;
  image.setAttribute('decoding', 'sync');
  const address = addressed(parts);
  const load = async (): Promise<void> => {
    const loaded = settled(image, 'load');
    image.src = await address.give(mark.media);
    await loaded;
    if (typeof image.decode === 'function') await image.decode();
  };
  return {
    element: image,
    ready: load(),
    begin: () => undefined,
    dispose: () => {
      address.revoke();
      image.removeAttribute('src');
    },
  };
};

/** A silent video in a loop: ready once its first frame can be shown; starts when it comes on the glass. */
export const videoElement = (mark: Extract<Mark, { kind: 'video' }>, drawing: Drawing, parts: MediaParts): Piece => {
  const video = document.createElement('video');
  place(video, mark, drawing, mark.fit);
  video.muted = true;
  video.loop = true;
  video.preload = 'auto';
  video.setAttribute('playsinline', '');
  video.setAttribute('aria-label', mark.alt);
  const address = addressed(parts);
  const load = async (): Promise<void> => {
    const loaded = settled(video, 'loadeddata');
    video.src = await address.give(mark.media);
    await loaded;
    video.addEventListener('error', parts.broke, { once: true });
  };
  return {
    element: video,
    ready: load(),
    begin: () => {
      video.play().catch(parts.broke);
    },
    dispose: () => {
      video.removeEventListener('error', parts.broke);
      video.pause();
      address.revoke();
      video.removeAttribute('src');
      video.load();
    },
  };
};
