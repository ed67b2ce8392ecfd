import { type RequestHandler, Router } from 'express';
import { refusal } from '../http/refusal.ts';
import type { AgentPackage } from './agent-package.ts';

/** How long a signed manifest is given out: anybody may ask, and each signature costs something. */
const FRESH_MS = 60_000;

/** `/agent/<package>` and `/agent/manifest`: public, for what is in the package is no secret and its hash tells whether it is whole. */
export function agentFiles(agent: AgentPackage | null, clock: () => number): Router {
  let signed: { readonly text: string; readonly until: number } | null = null;
  const manifest: RequestHandler = async (_request, response) => {
    if (agent === null) throw refusal(404, 'not-found');
    if (signed === null || clock() >= signed.until) {
      signed = { text: JSON.stringify(await agent.manifest()), until: clock() + FRESH_MS };
    }
    response.set('Cache-Control', 'no-cache').type('application/json').send(signed.text);
  };
  const file: RequestHandler = (request, response, next) => {
    if (agent === null || request.params['file'] !== agent.release.file) return next();
    response.set('Content-Type', 'application/gzip');
    response.sendFile(agent.release.file, { root: agent.folder, cacheControl: false, headers: { 'Cache-Control': 'no-cache' } });
  };
  return Router({ strict: true }).get('/manifest', manifest).get('/:file', file);
}
