import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { send } from './answer-http.ts';
import { type Fields, fillTemplate, readTemplate, type Template } from './fill-template.ts';

/** A public page that the server fills; its policy admits its own styles and nothing else. */
export interface RatingPage {
  show(response: ServerResponse, status: number, fields: Fields): void;
}

const hashesOf = (html: string): string =>
  [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/gi)]
    .map(
      ([, text]) =>
        ` 'sha256-${createHash('sha256')
          .update(text ?? '')
          .digest('base64')}'`,
    )
    .join('');

const policyOf = (html: string): string =>
  [
    "default-src 'none'",
    `style-src${hashesOf(html) || " 'none'"}`,
    'img-src data:',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Reads `file` of the built pages; what is not built says so with 503. Throws when the template is broken. */
export function ratingPage(folder: string, file: string): RatingPage {
  const path = join(folder, file);
  const html = existsSync(path) ? readFileSync(path, 'utf8') : null;
  const template: Template | null = html === null ? null : readTemplate(html);
  const policy = policyOf(html ?? '');
  return {
    show: (response, status, fields) => {
      if (template === null)
        return send(response, 503, 'text/plain; charset=utf-8', 'Trang này chưa được cài đặt. / Not built.\n');
      send(response, status, 'text/html; charset=utf-8', fillTemplate(template, fields), { 'Content-Security-Policy': policy });
    },
  };
}
