import { svg } from 'lit';
import type { Face } from '../../content/score/scale.ts';

const FILL: Readonly<Record<Face, string>> = {
  'very-happy': '#4cb56b',
  happy: '#a9d36c',
  neutral: '#f7d56a',
  unhappy: '#f5a65b',
  'very-unhappy': '#ea7a6c',
};

const features = (face: Face) => {
  switch (face) {
    case 'very-happy':
      return svg`<path d="M12 19q4-5 8 0M28 19q4-5 8 0M12 27h24q-2 11-12 11T12 27z" />`;
    case 'happy':
      return svg`<path d="M16 18v2M32 18v2M13 29q11 10 22 0" />`;
    case 'neutral':
      return svg`<path d="M16 18v2M32 18v2M14 32h20" />`;
    case 'unhappy':
      return svg`<path d="M16 19v2M32 19v2M14 35q10-9 20 0" />`;
    case 'very-unhappy':
      return svg`<path d="M11 15l9 4M37 15l-9 4M16 22v1M32 22v1M12 37q12-14 24 0z" />`;
    default:
      return face satisfies never;
  }
};

/** A face whose mouth alone tells it apart; the word stands beside it, so it is hidden from readers. */
export const facePicture = (
  face: Face,
) => svg`<svg class="face" viewBox="0 0 48 48" aria-hidden="true" fill="none" stroke="#1f1a17"
  stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"><circle cx="24" cy="24" r="22" fill=${FILL[face]} stroke="none" />${features(face)}</svg>`;

/** A tick, or an exclamation mark, in a disc. */
export const signPicture = (
  sign: 'good' | 'stored' | 'bad',
) => svg`<svg class="sign" viewBox="0 0 48 48" aria-hidden="true" fill="none"
  stroke="#fff" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"><circle cx="24" cy="24" r="22" stroke="none"
  fill=${sign === 'good' ? '#1d7a43' : sign === 'stored' ? '#7a5a00' : '#a3201a'} />${
    sign === 'good'
      ? svg`<path d="M14 25l7 7 13-15" />`
      : sign === 'stored'
        ? svg`<path d="M24 12v16M17 22l7 7 7-7M14 35h20" />`
        : svg`<path d="M24 12v15M24 35v.5" />`
  }</svg>`;
