import { z } from 'zod';
import { makeDesk } from './live/desk.ts';
import { useVietnamese } from './look/vietnamese.ts';
import { useLocalIcons } from './look/webawesome.ts';
import { recallLanguage } from './say.ts';
import { DeskApp } from './shell/desk-app.ts';

// The strict content policy has no `unsafe-eval`: zod must not try to compile.
z.config({ jitless: true });
recallLanguage();
useVietnamese();
useLocalIcons();
const app = new DeskApp();
app.desk = makeDesk();
document.body.append(app);
