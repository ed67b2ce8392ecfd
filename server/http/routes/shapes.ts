import { z } from 'zod';
import { idSchema } from '../../../content/place/unit.ts';

const nothing = z.strictObject({});

/** What most routes share: a read without parameters. */
export const read = {
  method: 'get',
  params: nothing,
  query: nothing,
  body: z.null(),
  takes: 'nothing',
  status: 200,
  cost: 1,
} as const;

/** A JSON body by POST. */
export const post = { ...read, method: 'post', takes: 'json', cost: 2 } as const;
/** A JSON body by PUT. */
export const put = { ...post, method: 'put' } as const;

/** One `{id}` in the path. */
export const oneId = z.strictObject({ id: idSchema });
