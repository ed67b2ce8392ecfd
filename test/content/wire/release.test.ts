import { describe, expect, it } from 'vitest';
import { acceptRelease, installLine, type Release, signRelease } from '../../../content/wire/release.ts';
import { signerOf } from '../../../content/wire/signing.ts';
import { certificate, NOW, pair, ROOT, SIGNER } from '../../support/deliveries.ts';

const RELEASE: Release = {
  ...{ product: 'niem-yet-agent', version: '1.2.3', file: 'niem-yet-agent-1.2.3.tgz' },
  ...{ sha256: 'ab'.repeat(32), bytes: 700_000, time: NOW },
};
const signed = (release: Release = RELEASE) => signRelease(release, certificate(), signerOf(SIGNER.secret));

describe('WIR-40 a package of the agent counts when a certified key signed its name, hash and size', () => {
  it('WIR-40 is taken as it was signed', () => {
    expect(acceptRelease(signed(), ROOT.public)).toEqual(RELEASE);
  });
  it('WIR-40 is not taken under another root, with another hash, from a time without certificate, or with a foreign signature', () => {
    const message = signed();
    const other = { ...message, body: message.body.replace('abab', 'cdcd') };
    expect(acceptRelease(message, pair(9).public)).toBeNull();
    expect(acceptRelease(other, ROOT.public)).toBeNull();
    expect(acceptRelease(signed({ ...RELEASE, time: NOW + 400 * 86_400_000 }), ROOT.public)).toBeNull();
    expect(acceptRelease(signRelease(RELEASE, certificate(), signerOf(pair(9).secret)), ROOT.public)).toBeNull();
    expect(acceptRelease('garbage', ROOT.public)).toBeNull();
  });
});

describe('WIR-41 the installing line', () => {
  it('WIR-41 runs nothing before the hash was compared, and names the root key', () => {
    const line = installLine('http://10.0.0.5:8080', RELEASE, ROOT.public) ?? '';
    const steps = line.split(' && ');
    expect(steps.findIndex((step) => step.includes('sha256sum -c'))).toBeLessThan(
      steps.findIndex((step) => step.includes('tar ')),
    );
    expect(line).toContain(`${RELEASE.sha256}  ${RELEASE.file}`);
    expect(line).toContain(`--root ${ROOT.public}`);
  });
  it('WIR-41 there is none for an address that a shell could take for more', () => {
    for (const origin of ['http://a; rm -rf /', "http://a'b", 'http://a/b', 'javascript:x', 'http://$(x)', 'http://user@host'])
      expect(installLine(origin, RELEASE, ROOT.public), origin).toBeNull();
    expect(installLine('https://[fd00::1]:8443', RELEASE, ROOT.public)).not.toBeNull();
  });
  it('WIR-41 there is none for a name, a hash or a key that a shell could take for more', () => {
    const at = 'http://10.0.0.5:8080';
    const ends = "x' ; reboot ; '";
    for (const what of [{ file: ends }, { file: '../niem-yet-agent-1.2.3.tgz' }, { sha256: ends }, { sha256: '$(reboot)' }])
      expect(installLine(at, { ...RELEASE, ...what }, ROOT.public), JSON.stringify(what)).toBeNull();
    for (const key of ['', ends, `${ROOT.public} --into /`]) expect(installLine(at, RELEASE, key), key).toBeNull();
  });
});
