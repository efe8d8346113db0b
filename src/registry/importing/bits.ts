/** A set of whole numbers from 0 on, a bit each. */
export class Bits {
  private words = new Uint32Array(1 << 10);

  /** False if it was there. */
  add(number: number): boolean {
    const word = number >>> 5;
    if (word >= this.words.length) {
      const larger = new Uint32Array(Math.max(word + 1, 2 * this.words.length));
      larger.set(this.words);
      this.words = larger;
    }
    const bit = 1 << (number & 31);
    const was = this.words[word]! & bit;
    this.words[word]! |= bit;
    return was === 0;
  }

  has(number: number): boolean {
    return ((this.words[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
  }
}
