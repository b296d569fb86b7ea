// node gateway/src/test/js/code.test.mjs: the file that the tests in Java read, verified by what runs in browsers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const repository = new URL('../../../../', import.meta.url);
const { calculated, isHeldBy, readCode, verifyCode } =
  await import(new URL('gateway/src/main/resources/static/assets/code.js', repository));
const vector = JSON.parse(readFileSync(
  fileURLToPath(new URL('services/department/src/test/resources/certificate-code.json', repository)), 'utf8'));

const code = readCode(`https://yijianshi.example/verify/x/y#${vector.code}`);
assert.equal(code.number, '91350502MA8T00016E');
assert.equal(code.title, '营业执照');
assert.equal(code.issuedAt.toISOString(), '2026-11-23T02:00:00.000Z');
assert.equal(code.validUntil, '2046-11-22');
assert.equal(code.version, 2);
assert.equal(await verifyCode(code, vector.keys), 'genuine');
assert.equal(await isHeldBy(code, '泉州刺桐网络科技有限公司'), true);
assert.equal(await isHeldBy(code, '泉州刺桐网络有限公司'), false);
assert.equal(await verifyCode(code, []), 'unknown-key');
assert.equal(await verifyCode(code, [{ ...vector.keys[0], until: '2026-11-23T01:59:59Z' }]), 'false');
assert.equal(await verifyCode(code, [{ ...vector.keys[0], until: '2027-01-01T00:00:00Z' }]), 'genuine');

// One flipped byte anywhere fails, by the browser's own Ed25519 and by the one calculated here.
const bytes = BigInt(vector.code).toString(16).padStart(2 * Math.ceil(BigInt(vector.code).toString(16).length / 2), '0')
  .match(/../g).map(pair => parseInt(pair, 16));
for (let i = 0; i < bytes.length; i++) {
  const changed = [...bytes];
  changed[i] ^= 0x10;
  const read = readCode(BigInt(`0x${changed.map(byte => byte.toString(16).padStart(2, '0')).join('')}`).toString());
  if (read) assert.notEqual(await verifyCode(read, vector.keys), 'genuine', `byte ${i}`);
}

const subtle = crypto.subtle;
const key = Uint8Array.from(Buffer.from(vector.keys[0].x, 'base64url'));
const content = new Uint8Array(Buffer.concat([Buffer.from('certificate\0'), Buffer.from(code.payload)]));
assert.equal(await calculated(key, content, code.signature), true);
for (let i = 0; i < 64; i++) {
  const changed = code.signature.slice();
  changed[i] ^= 1;
  assert.equal(await calculated(key, content, changed), false, `signature byte ${i}`);
}
content[60] ^= 1;
assert.equal(await calculated(key, content, code.signature), false);

// RFC 8032, section 7.1, test 3.
const hex = text => Uint8Array.from(Buffer.from(text, 'hex'));
assert.equal(await calculated(
  hex('fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025'),
  hex('af82'),
  hex('6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac'
    + '18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a')), true);

// A browser without Ed25519 comes to the same result.
Object.defineProperty(globalThis, 'crypto', { value: { subtle: {
  importKey: () => Promise.reject(new Error('NotSupportedError')),
  digest: (...args) => subtle.digest(...args),
} } });
assert.equal(await verifyCode(code, vector.keys), 'genuine');
for (const none of ['', null, '#', '123', '0'.repeat(900), '1'.repeat(900)]) assert.equal(readCode(none), null);
console.log('ok');
