import { html } from 'lit';
import type { Scale } from '../../../content/score/scale.ts';
import { say, sayOf } from '../say.ts';
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

/** The ids that answers on this scale may have as `level` and as `reasons`, each with its words. */
export const idsOf = ({ name, levels, reasons }: Scale) => {
  const asks = levels.filter(({ asksWhy }) => asksWhy).map(({ id }) => id);
  const list = (all: Scale['levels'] | Scale['reasons']) =>
    html`<ul class="small">${all.map(({ id, label }) => html`<li><code>${id}</code> · ${sayOf(label)}</li>`)}</ul>`;
  return html`<h3>${sayOf(name)}</h3><p class="small"><code>level</code></p>${list(levels)}
    ${reasons.length === 0 ? '' : html`<p class="small"><code>reasons</code> (${say(words.idsReasons, { levels: asks.join(', ') })})</p>${list(reasons)}`}`;
};

/** A button that copies; nothing where the browser has no clipboard: there one click marks the text. */
export const copyLine = (text: string, isCopied: boolean, copied: () => void) =>
  'clipboard' in navigator
    ? html`<wa-button size="s" appearance="outlined" @click=${() => void navigator.clipboard.writeText(text).then(copied)}>${icon(isCopied ? 'check' : 'copy', null, 'start')} ${say(isCopied ? words.copied : words.copy)}</wa-button>`
    : '';
