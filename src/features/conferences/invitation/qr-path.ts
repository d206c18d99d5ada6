import encodeQR from 'qr';

/** Modules of white around the code, as ISO/IEC 18004 asks for. */
const QUIET_ZONE = 4;

/** A QR code as one SVG path. */
export interface QrPath {
  /** Its width and height in modules, with the quiet zone. */
  readonly size: number;
  /** The dark modules, one square unit each. */
  readonly d: string;
}

/** Draws what a phone's camera is to read. Medium correction: it is shown on a screen, undamaged. */
export function qrPath(content: string): QrPath {
  const rows = encodeQR(content, 'raw', { ecc: 'medium', border: QUIET_ZONE });
  const d = rows.flatMap((row, y) => runs(row).map(([x, width]) => bar(x, y, width))).join('');
  return { size: rows.length, d };
}

function bar(x: number, y: number, width: number): string {
  return `M${x} ${y}h${width}v1h-${width}z`;
}

/** The dark stretches of a row: where each begins and how long it is. */
function runs(row: readonly boolean[]): [start: number, length: number][] {
  const found: [number, number][] = [];
  row.forEach((dark, x) => {
    if (!dark) return;
    const last = found.at(-1);
    if (last !== undefined && last[0] + last[1] === x) last[1] += 1;
    else found.push([x, 1]);
  });
  return found;
}
