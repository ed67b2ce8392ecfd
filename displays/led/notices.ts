import type { LinkState } from '../link/link.ts';
import { freeBand, isInside, type Rect, type WindowPlace } from './corner.ts';

/** What the window says beside the panel's dots: a sentence, and whether it must be seen even where there is no room. */
export interface Notice {
  readonly words: string;
  readonly urgent: boolean;
}

const percent = (ratio: number): string => `${Math.round(ratio * 100)}%`;

/** What is wrong with how the window stands: scaling that blurs dots, a panel that reaches out of the window. */
export const placeNotices = (panel: Rect | null, window: WindowPlace): Notice[] => {
  const scaled = Math.abs(window.ratio - 1) > 0.001;
  const blurred = `Màn hình đang phóng to ${percent(window.ratio)} nên chữ LED bị nhòe: đặt tỷ lệ hiển thị và mức phóng to về 100%.`;
  return [
    ...(scaled ? [{ words: blurred, urgent: true }] : []),
    ...(panel !== null && !isInside(panel, window)
      ? [{ words: 'Khung của bảng LED nằm ngoài cửa sổ này: mở toàn màn hình, hoặc sửa góc trong thiết lập bảng.', urgent: true }]
      : []),
  ];
};

/** What the window knows of its controller besides the link's state. */
interface Heard {
  readonly lost: boolean;
  readonly hasMount: boolean;
  readonly ledgerRefused: boolean;
}

/** What the link has to say. */
export const linkNotices = (state: LinkState, { lost, hasMount, ledgerRefused }: Heard): Notice[] => {
  if (state.kind !== 'paired') return [];
  return [
    ...(ledgerRefused
      ? [
          {
            words: 'Báo động: không có bằng chứng sổ đánh giá còn khớp bản niêm phong bảng này giữ; không hiện điểm.',
            urgent: false,
          },
        ]
      : []),
    ...(lost ? [{ words: 'Mất liên lạc với máy chủ; bảng chạy theo lịch đã lưu.', urgent: false }] : []),
    ...(state.content === null ? [{ words: 'Đang chờ lịch chiếu từ máy chủ…', urgent: false }] : []),
    ...(state.content !== null && !hasMount
      ? [{ words: 'Màn hình này chưa được thiết lập làm bảng LED qua cáp HDMI.', urgent: true }]
      : []),
  ];
};

/** Where the notices may stand without touching a dot; urgent ones stand over the dots where there is no room. */
export const noticeBand = (panel: Rect | null, window: WindowPlace, notices: readonly Notice[]): Rect | null => {
  const whole = { left: 0, top: 0, width: window.width, height: window.height };
  if (panel === null) return whole;
  return freeBand(panel, window) ?? (notices.some(({ urgent }) => urgent) ? whole : null);
};
