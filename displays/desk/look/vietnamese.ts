import en from '@awesome.me/webawesome/dist/translations/en.js';
import { registerTranslation } from '@awesome.me/webawesome/dist/utilities/localize.js';

/** Web Awesome has no Vietnamese of its own: what its parts say aloud or show, for those parts that the desk uses. */
export const useVietnamese = (): void => {
  const vietnamese: typeof en = {
    ...en,
    $code: 'vi',
    $name: 'Tiếng Việt',
    $dir: 'ltr',
    clearEntry: 'Xóa nội dung',
    close: 'Đóng',
    copied: 'Đã sao chép',
    copy: 'Sao chép',
    currentValue: 'Giá trị hiện tại',
    error: 'Lỗi',
    hidePassword: 'Ẩn mật khẩu',
    showPassword: 'Hiện mật khẩu',
    loading: 'Đang tải',
    noOptions: 'Không có lựa chọn',
    noResults: 'Không tìm thấy',
    numOptionsSelected: (count: number) => (count === 0 ? 'Chưa chọn mục nào' : `Đã chọn ${count} mục`),
    numCharacters: (count: number) => `${count} ký tự`,
    numCharactersRemaining: (count: number) => `còn ${count} ký tự`,
    progress: 'Tiến độ',
    readonly: 'Chỉ đọc',
    remove: 'Bỏ',
    resize: 'Đổi cỡ',
    scrollToEnd: 'Cuộn đến cuối',
    scrollToStart: 'Cuộn về đầu',
    search: 'Tìm kiếm',
    selected: 'Đã chọn',
    today: 'Hôm nay',
    increment: 'Tăng',
    decrement: 'Giảm',
  };
  registerTranslation(vietnamese);
};
