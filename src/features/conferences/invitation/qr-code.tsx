import type { JSX } from 'react';
import { qrPath } from './qr-path.ts';

/** A QR code for a phone's camera, as large as its place. Black on white, as cameras need it. */
export function QrCode(props: {
  readonly content: string;
  readonly label: string;
  readonly className?: string | undefined;
}): JSX.Element {
  const { size, d } = qrPath(props.content);
  return (
    <svg
      role="img"
      aria-label={props.label}
      className={props.className}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={d} fill="#000" />
    </svg>
  );
}
