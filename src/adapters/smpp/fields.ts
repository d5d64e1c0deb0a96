/** Fields of a body in their order (SMPP 3.4 §3.1): bytes, texts that end with a zero, counted bytes. */
export class FieldWriter {
  readonly #bytes: number[] = [];
  byte(value: number): this {
    this.#bytes.push(value);
    return this;
  }
  text(value: string): this {
    this.#bytes.push(...Buffer.from(value, 'latin1'), 0);
    return this;
  }
  /** At most 254, which the caller sees to. */
  counted(value: Uint8Array): this {
    this.#bytes.push(value.length, ...value);
    return this;
  }
  get bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

/** Throws RangeError where the bytes end before the field does. */
export class FieldReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  byte(): number {
    const value = this.#bytes[this.#at++];
    if (value === undefined) throw new RangeError('The body ends too early.');
    return value;
  }
  text(): string {
    const end = this.#bytes.indexOf(0, this.#at);
    if (end < 0) throw new RangeError('A text does not end.');
    return Buffer.from(this.#take(end + 1 - this.#at).subarray(0, -1)).toString('latin1');
  }
  counted(): Uint8Array {
    return this.#take(this.byte());
  }
  /** The optional parameters at the end, by their tags (§3.2.4); a torn one ends them. */
  extras(): ReadonlyMap<number, Uint8Array> {
    const found = new Map<number, Uint8Array>();
    while (this.#at + 4 <= this.#bytes.length) {
      const tag = this.byte() * 256 + this.byte();
      const length = this.byte() * 256 + this.byte();
      if (this.#at + length > this.#bytes.length) break;
      found.set(tag, this.#take(length));
    }
    return found;
  }
  #take(length: number): Uint8Array {
    if (this.#at + length > this.#bytes.length) throw new RangeError('The body ends too early.');
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }
}
