/** An exact number: `top / bottom`, bottom above 0, in lowest terms. */
export type Fraction = { readonly top: bigint; readonly bottom: bigint }

/** Makes a fraction; `bottom` may not be 0. */
export function fraction(top: bigint | number, bottom: bigint | number = 1n): Fraction {
  const [over, under] = [BigInt(top), BigInt(bottom)]
  if (under === 0n) throw new RangeError('a fraction has no bottom of 0')
  const shared = greatestCommon(over < 0n ? -over : over, under < 0n ? -under : under)
  const sign = under < 0n ? -1n : 1n
  return { top: (sign * over) / shared, bottom: (sign * under) / shared }
}

export const zero = fraction(0)

export function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom)
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.top, a.bottom * b.bottom)
}

export function over(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.bottom, a.bottom * b.top)
}

/** Below 0, 0 or above 0, as `a` is less than, equal to or more than `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.top * b.bottom - b.top * a.bottom
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Written as `3`, `7/12`, `-1/2`. */
export function written(value: Fraction): string {
  return value.bottom === 1n ? String(value.top) : `${value.top}/${value.bottom}`
}

/** With so many decimals, the last one rounded half up: for reading only. */
export function decimals(value: Fraction, places: number): string {
  const scale = 10n ** BigInt(places)
  const negative = value.top < 0n
  const size = negative ? -value.top : value.top
  const rounded = (size * scale * 2n + value.bottom) / (value.bottom * 2n)
  return `${negative && rounded > 0n ? '-' : ''}${scaled(rounded, places)}`
}

/** An integer that counts units of 10^-places, written as a decimal: 12345, 2 → `123.45`. */
export function scaled(units: bigint | number, places: number): string {
  const text = String(units)
  if (places === 0) return text
  const [sign, digits] = text.startsWith('-') ? ['-', text.slice(1)] : ['', text]
  const padded = digits.padStart(places + 1, '0')
  return `${sign}${padded.slice(0, -places)}.${padded.slice(-places)}`
}

export function greatestCommon(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b]
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger === 0n ? 1n : larger
}

/** The same without zeros at its end: `120.000` → `120`. */
export function short(units: bigint | number, places: number): string {
  const text = scaled(units, places)
  return places === 0 ? text : text.replace(/0+$/, '').replace(/\.$/, '')
}
