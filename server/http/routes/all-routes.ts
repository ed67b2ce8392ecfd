import type { Log } from '../../observe/log.ts';
import type { Parts } from '../parts.ts';
import type { Route } from '../route.ts';
import { agentRoutes } from './agent-routes.ts';
import { displayRoutes } from './display-routes.ts';
import { draftRoutes } from './draft-routes.ts';
import { ledgerRoutes } from './ledger-routes.ts';
import { libraryRoutes } from './library-routes.ts';
import { mediaRoutes } from './media-routes.ts';
import { pairingRoutes } from './pairing-routes.ts';
import { panelRoutes } from './panel-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { placeRoutes } from './place-routes.ts';
import { ratingCaseRoutes } from './rating-case-routes.ts';
import { ratingCommentRoutes } from './rating-comment-routes.ts';
import { ratingImportRoutes } from './rating-import-routes.ts';
import { ratingSettingsRoutes } from './rating-settings-routes.ts';
import { refusedRoutes } from './refused-routes.ts';
import { scheduleRoutes } from './schedule-routes.ts';
import { scoreRoutes } from './score-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { statusRoutes } from './status-routes.ts';
import { unitRoutes } from './unit-routes.ts';

/** The whole table of `/api`. */
export const allRoutes = (parts: Parts, log: Log): Route[] => [
  ...sessionRoutes(parts),
  ...libraryRoutes(parts),
  ...displayRoutes(parts),
  ...pairingRoutes(parts),
  ...agentRoutes(parts),
  ...panelRoutes(parts),
  ...draftRoutes(parts, log),
  ...scheduleRoutes(parts),
  ...mediaRoutes(parts, log),
  ...placeRoutes(parts),
  ...unitRoutes(parts),
  ...peopleRoutes(parts),
  ...ledgerRoutes(parts),
  ...scoreRoutes(parts),
  ...ratingCaseRoutes(parts),
  ...ratingCommentRoutes(parts),
  ...ratingSettingsRoutes(parts),
  ...ratingImportRoutes(parts),
  ...refusedRoutes(parts),
  ...statusRoutes(parts),
];
