// The signed code of a certificate's QR code, read and verified without asking anybody. The layout is that of
// CertificateCode in services/department; the offline page carries this file inside.

const HEAD = 49; // format, content hash, holder hash
const TAIL = 70; // key id, signature
const ROOT = '1.2.156.3005.2.';
const PURPOSE = 'certificate\0';

/** What a code says, from its digits or its whole address; null when it is no such code. Says nothing of its truth. */
export function readCode(text) {
  const digits = String(text ?? '').slice(String(text ?? '').indexOf('#') + 1).trim();
  if (digits.length > 5000 || !/^[1-9][0-9]*$/.test(digits)) return null;
  let hex = BigInt(digits).toString(16);
  if (hex.length % 2) hex = `0${hex}`;
  const bytes = Uint8Array.from(hex.match(/../g), pair => parseInt(pair, 16));
  const end = bytes.length - TAIL;
  if (bytes[0] !== 1 || end <= HEAD) return null;
  let lines;
  try {
    lines = new TextDecoder('utf-8', { fatal: true }).decode(bytes.slice(HEAD, end)).split('\n');
  } catch {
    return null;
  }
  if (lines.length !== 9 || !/^\d+$/.test(lines[6]) || !/^\d+$/.test(lines[8])) return null;
  const [licence, kind, title, number, holder, authority, issued, validUntil, version] = lines;
  return {
    licence,
    licenceId: ROOT + licence,
    kind,
    title,
    number,
    holder,
    authority,
    issuedAt: new Date(Number(issued) * 1000),
    validUntil: validUntil || null,
    version: Number(version),
    payload: bytes.slice(0, end),
    holderHash: bytes.slice(33, HEAD),
    kid: base64url(bytes.slice(end, end + 6)),
    signature: bytes.slice(end + 6),
  };
}

/**
 * Whether the code was signed with one of these keys (as /api/public/keys lists them): 'genuine', 'false',
 * 'unknown-key', or 'cannot' where this program lacks the algorithm.
 */
export async function verifyCode(code, keys) {
  const key = keys.find(one => one.kid === code.kid);
  if (!key) return 'unknown-key';
  if (key.crv !== 'Ed25519' || !globalThis.crypto?.subtle) return 'cannot';
  // A key that had been replaced when this was signed proves nothing.
  if (key.until && code.issuedAt > new Date(key.until)) return 'false';
  const purpose = new TextEncoder().encode(PURPOSE);
  const content = new Uint8Array(purpose.length + code.payload.length);
  content.set(purpose);
  content.set(code.payload, purpose.length);
  return await ed25519(fromBase64url(key.x), content, code.signature) ? 'genuine' : 'false';
}

/** Whether the paper is made out to exactly this name; the code itself shows it in part only. */
export async function isHeldBy(code, name) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${code.licence}\n${name}`)));
  return code.holderHash.every((byte, i) => byte === hash[i]);
}

async function ed25519(key, content, signature) {
  try {
    const imported = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']);
    return await crypto.subtle.verify({ name: 'Ed25519' }, imported, signature, content);
  } catch {
    // Browsers learned Ed25519 between 2023 and 2025; older ones calculate it here.
    return calculated(key, content, signature);
  }
}

// RFC 8032, section 5.1.7. Nothing secret is handled, so it need not take the same time for every input.
const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const D = mod(-121665n * inverse(121666n));
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n);
const ZERO = [0n, 1n, 1n, 0n];
const BASE = point(toBytes(mod(4n * inverse(5n))));

export async function calculated(key, content, signature) {
  const s = toNumber(signature.slice(32));
  const a = point(key);
  if (signature.length !== 64 || s >= L || !a) return false;
  const all = new Uint8Array(64 + content.length);
  all.set(signature.slice(0, 32));
  all.set(key, 32);
  all.set(content, 64);
  const k = toNumber(new Uint8Array(await crypto.subtle.digest('SHA-512', all))) % L;
  const minusA = [mod(-a[0]), a[1], a[2], mod(-a[3])];
  const r = encoded(plus(times(BASE, s), times(minusA, k)));
  return r.every((byte, i) => byte === signature[i]);
}

function mod(a) {
  const rest = a % P;
  return rest < 0n ? rest + P : rest;
}

function power(base, exponent) {
  let result = 1n;
  for (let b = mod(base), e = exponent; e > 0n; e >>= 1n, b = mod(b * b)) if (e & 1n) result = mod(result * b);
  return result;
}

function inverse(a) {
  return power(a, P - 2n);
}

function plus([x1, y1, z1, t1], [x2, y2, z2, t2]) {
  const a = mod((y1 - x1) * (y2 - x2));
  const b = mod((y1 + x1) * (y2 + x2));
  const c = mod(2n * D * t1 * t2);
  const d = mod(2n * z1 * z2);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

function times(p, n) {
  let result = ZERO;
  for (let q = p, e = n; e > 0n; e >>= 1n, q = plus(q, q)) if (e & 1n) result = plus(result, q);
  return result;
}

/** A point from its 32 bytes; null when there is no such point. */
function point(bytes) {
  const odd = bytes[31] >> 7;
  const y = toNumber(bytes) & (2n ** 255n - 1n);
  if (bytes.length !== 32 || y >= P) return null;
  const xx = mod((y * y - 1n) * inverse(D * y * y + 1n));
  let x = power(xx, (P + 3n) / 8n);
  if (mod(x * x - xx) !== 0n) x = mod(x * ROOT_OF_MINUS_ONE);
  if (mod(x * x - xx) !== 0n || (x === 0n && odd)) return null;
  if (Number(x & 1n) !== odd) x = P - x;
  return [x, y, 1n, mod(x * y)];
}

function encoded([x, y, z]) {
  const i = inverse(z);
  const bytes = toBytes(mod(y * i));
  if (mod(x * i) & 1n) bytes[31] |= 0x80;
  return bytes;
}

function toNumber(bytes) {
  return bytes.reduceRight((number, byte) => number * 256n + BigInt(byte), 0n);
}

function toBytes(number) {
  return Uint8Array.from({ length: 32 }, (_, i) => Number(number >> BigInt(8 * i) & 255n));
}

function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function fromBase64url(text) {
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
}
