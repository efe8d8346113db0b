/** Where as many doubles end as there are rows. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function endOf(start: usize, count: i32): usize {
  return start + (<usize>count << 3);
}
