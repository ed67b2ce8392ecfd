import type { Slide } from '../../content/slide/slide.ts';
import type { WallRow } from '../../content/wire/api.ts';
import type { AgentPackage } from '../agent/agent-package.ts';
import type { FindDevices } from '../agent/find-devices.ts';
import type { PanelAgents } from '../agent/panel-agents.ts';
import type { Control } from '../control/control.ts';
import type { Picture } from '../hub/glances.ts';
import type { Hub } from '../hub/hub.ts';
import type { Pairings } from '../hub/pairings.ts';
import type { Keys } from '../keys/keys.ts';
import type { Journal } from '../ledger/journal.ts';
import type { Ledger } from '../ledger/ratings/ledger.ts';
import type { LibraryStore } from '../library/library-store.ts';
import type { MediaStore } from '../media/media-store.ts';
import type { People } from '../people/people-store.ts';
import type { Sessions } from '../people/sessions.ts';
import type { SignIn } from '../people/sign-in.ts';
import type { RatingRoom } from '../ratings/room.ts';
import type { Findings } from './publish/drawn-problems.ts';

/** What the routes act on; made in application.ts and handed on. */
export interface Parts {
  readonly product: string;
  readonly people: People;
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly library: LibraryStore;
  readonly journal: Pick<Journal, 'acts' | 'drafts' | 'findings'>;
  readonly control: Pick<Control, 'wake' | 'onRound' | 'planOf'>;
  readonly wall: { rows(): WallRow[] };
  readonly agent: AgentPackage | null;
  /** Looks for LED devices: by a display's agent (null: it does not answer), or on this machine's own network. */
  readonly findBy: Hub['findBy'];
  readonly findHere: FindDevices;
  /** The panels that this machine drives itself; null: it cannot, for the agent was not built. */
  readonly panels: Pick<PanelAgents, 'again'> | null;
  readonly pictureOf: (display: string) => Picture | null;
  readonly pairings: Pairings;
  readonly keys: Pick<Keys, 'exportRoot' | 'removeRoot' | 'returnRoot' | 'coveredUntil' | 'hasRoot'>;
  readonly ledger: Ledger;
  readonly ratingRoom: RatingRoom;
  readonly media: MediaStore;
  /** What packs.json holds, and its slides and ticker lines, locked. */
  readonly packsJson: unknown;
  readonly packs: readonly Slide[];
  readonly findings: Findings;
}
