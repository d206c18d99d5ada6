/*
 * Sound as a telephone line has it: 8,000 samples a second of G.711 μ-law, in packets of 20 ms.
 */

export const SAMPLES_A_SECOND = 8000;
export const PACKET_MS = 20;
export const SAMPLES_A_PACKET = (SAMPLES_A_SECOND * PACKET_MS) / 1000;

/** Of 16-bit samples: well below full scale, so that several tones together are not clipped. */
const AMPLITUDE = 4000;
const BIAS = 0x84;
const CLIP = 32_635;

/** A 16-bit sample as μ-law (ITU-T G.711, table 2a). */
export function toUlaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
  const exponent = Math.floor(Math.log2(magnitude)) - 7;
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

/** A μ-law byte as a 16-bit sample. */
export function fromUlaw(byte: number): number {
  const value = ~byte & 0xff;
  const magnitude = ((((value & 0x0f) << 3) + BIAS) << ((value >> 4) & 0x07)) - BIAS;
  return (value & 0x80) === 0 ? magnitude : -magnitude;
}

/**
 * A tone in μ-law.
 *
 * @param hertz  multiples of 50 have whole waves in each packet, so that packets follow without a click
 */
export function tone(hertz: number, samples = SAMPLES_A_PACKET): Buffer {
  const step = (2 * Math.PI * hertz) / SAMPLES_A_SECOND;
  return Buffer.from(
    Array.from({ length: samples }, (_, n) => toUlaw(Math.round(AMPLITUDE * Math.sin(step * n)))),
  );
}

/** The loudness of what is in a packet, as the mean square of its samples. */
export function power(samples: readonly number[]): number {
  return samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
}

/** How much of the power of a packet is at one frequency, 0 to 1 (Goertzel's algorithm). */
export function shareOf(hertz: number, samples: readonly number[]): number {
  const whole = power(samples);
  if (whole === 0) return 0;
  const coefficient = 2 * Math.cos((2 * Math.PI * hertz) / SAMPLES_A_SECOND);
  let [before, last] = [0, 0];
  for (const sample of samples) [before, last] = [last, sample + coefficient * last - before];
  const square = before * before + last * last - coefficient * before * last;
  return square / (samples.length * samples.length) / (whole / 2);
}
