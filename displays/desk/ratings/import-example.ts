import { html } from 'lit';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { importWords as words } from './import-words.ts';

/** A call of the import endpoint that runs as it stands in any shell, once `SECRET` is filled in. */
export const exampleCall = (call: {
  readonly origin: string;
  readonly key: string;
  readonly point: string;
  readonly level: string;
}) => `SECRET='…'
TIME=$(date +%s)000
BODY='{"answers":[{"dossier":"HS-0001","point":"${call.point}","at":'$TIME',"level":"${call.level}"}]}'
HASH=$(printf %s "$BODY" | openssl dgst -sha256 -r | cut -d' ' -f1)
SIGNATURE=$(printf 'POST\\n/api/import/ratings\\n%s\\n%s' "$TIME" "$HASH" | openssl dgst -sha256 -hmac "$SECRET" -r | cut -d' ' -f1)
curl -X POST ${call.origin}/api/import/ratings -H 'content-type: application/json' \\
  -H 'niem-yet-key: ${call.key}' -H "niem-yet-time: $TIME" -H "niem-yet-signature: $SIGNATURE" --data-raw "$BODY"`;

/** A button that copies; nothing where the browser has no clipboard: there one click marks the text. */
export const copyLine = (text: string, isCopied: boolean, copied: () => void) =>
  'clipboard' in navigator
    ? html`<wa-button size="s" appearance="outlined" @click=${() => void navigator.clipboard.writeText(text).then(copied)}>${icon(isCopied ? 'check' : 'copy', null, 'start')} ${say(isCopied ? words.copied : words.copy)}</wa-button>`
    : '';
