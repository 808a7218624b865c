const RADIX = 36;

/**
 * A line's id in eleven characters at most. CloudWatch's ids have 56, and a cursor that names hundreds of them would be longer than an
 * address may be. 53 bits (cyrb53): that two of a thousand lines of one millisecond are taken for each other is less likely than 1 in 10^10.
 */
export function lineKey(id: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const character of id) {
    const code = character.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(RADIX);
}
