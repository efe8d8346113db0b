/** The numbers of the first so many rows; nobody writes into them. */
export function everyRow(count: number): Uint32Array {
  if (every.length < count) every = Uint32Array.from({ length: count }, (_, row) => row);
  return every.subarray(0, count);
}

let every = new Uint32Array(0);
