/**
 * A 64-bit digest of a text as 16 hexadecimal digits. Equal texts have equal digests on every machine.
 * It tells "changed" from "not changed"; it is no protection against somebody who wants a collision.
 */
export function digestOf(text: string): string {
  let a = 0xdeadbeef ^ text.length;
  let b = 0x41c6ce57 ^ text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
  }
  return hex(mix(a, b)) + hex(mix(b, a));
}

const mix = (a: number, b: number): number =>
  Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');
