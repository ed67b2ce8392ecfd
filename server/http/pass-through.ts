import type { Request, RequestHandler, Response } from 'express';

/** Runs one express middleware and waits for it. */
export const passThrough = (handler: RequestHandler, request: Request, response: Response): Promise<void> =>
  new Promise((settle, fail) => {
    const next = (error?: unknown): void => (error === undefined ? settle() : fail(error));
    void handler(request, response, next);
  });
