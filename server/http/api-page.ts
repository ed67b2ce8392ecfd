import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Router } from 'express';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Niêm Yết API</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="./swagger-ui.css" />
  </head>
  <body>
    <div id="page"></div>
    <script src="./swagger-ui-bundle.js"></script>
    <script src="./start.js"></script>
  </body>
</html>
`;
const START = `SwaggerUIBundle({ url: '../openapi.json', dom_id: '#page', validatorUrl: null, queryConfigEnabled: false, deepLinking: true });
`;
const FILES = ['swagger-ui.css', 'swagger-ui-bundle.js'];

/** The page that shows the OpenAPI document, from this server alone: no request leaves it. Mounted at `/api/docs`. */
export function apiPage(): Router {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('swagger-ui-dist/package.json'));
  const router = Router({ strict: true });
  router.get('/', (_request, response) => response.type('html').send(PAGE));
  router.get('/start.js', (_request, response) => response.type('js').send(START));
  for (const file of FILES)
    router.get(`/${file}`, (_request, response) => response.sendFile(file, { root: folder, maxAge: '1d' }));
  return router;
}
