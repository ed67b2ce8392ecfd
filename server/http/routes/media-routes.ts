import { z } from 'zod';
import { mediaAnswerSchema } from '../../../content/wire/api.ts';
import { renderAhead } from '../../media/render-ahead.ts';
import type { Log } from '../../observe/log.ts';
import type { Parts } from '../parts.ts';
import { refusal } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { read } from './shapes.ts';

/** Uploading one picture or video. The file names itself by its bytes; asking twice keeps it once. */
export function mediaRoutes({ media, journal, library }: Parts, log: Log): Route[] {
  const render = renderAhead(media, log);
  const upload = route(
    {
      ...read,
      method: 'post',
      path: '/media',
      summary: 'Keep a picture or a video (multipart field “file”)',
      action: 'media.add',
      body: z.null(),
      takes: 'file',
      answer: mediaAnswerSchema,
      status: 201,
      cost: 20,
    },
    async ({ person, file }) => {
      if (file === null) throw refusal(400, 'media-none');
      const kept = await media.add(file.path);
      await journal.acts.append({ actor: person.id, kind: 'media.added', detail: { hash: kept.hash, mime: kept.mime } });
      render(
        kept,
        library.current().displays.map(({ screen }) => screen),
      );
      return { body: kept };
    },
  );
  return [upload];
}
