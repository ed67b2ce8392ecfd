import type { FetchMedia } from '../link/fetch-media.ts';
import type { MediaFolder } from './keep/media-folder.ts';

/** Ms in which a file has to begin to come. */
const BEGIN_MS = 30_000;

/** Fetches from `<origin>/media/<hash>` straight to disk: a video never stands in memory whole. */
export const fetchToDisk =
  (origin: string, media: MediaFolder): FetchMedia =>
  async (hash) => {
    const begun = new AbortController();
    const late = setTimeout(() => begun.abort(), BEGIN_MS);
    const answer = await fetch(`${origin}/media/${hash}`, { redirect: 'error', signal: begun.signal });
    clearTimeout(late);
    if (answer.status === 404 || answer.status === 410) return 'absent';
    if (!answer.ok || answer.body === null) throw new Error(`media: status ${answer.status}`);
    if (!(await media.receive(hash, answer.body))) return 'absent';
    return (await media.open(hash)) ?? 'absent';
  };
