const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A power of ten as one writes it by hand: `10⁻³`. */
export function powerOfTen(exponent: number): string {
  const digits = Array.from(String(Math.abs(exponent)), (digit) => SUPERSCRIPTS[Number(digit)]!);
  return `10${exponent < 0 ? "⁻" : ""}${digits.join("")}`;
}

/**
 * A number as one writes it by hand, in two digits: `6.3·10⁻⁹`, and `0.73` where no power of ten is needed.
 *
 * @param value - finite
 */
export function scientific(value: number): string {
  if (value === 0) return "0";
  if (Math.abs(value) >= 0.01 && Math.abs(value) < 99.5) return value.toPrecision(2);
  const [digits, exponent] = value.toExponential(1).split("e");
  return `${digits!}·${powerOfTen(Number(exponent))}`;
}
