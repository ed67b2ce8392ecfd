import type { SentenceTable } from '../../content/problem.ts';

/** What the edge says to people about requests, sign-in, publishing and media, by problem code. */
export const httpSentences: SentenceTable = {
  'not-found': { vi: 'Không có địa chỉ này.', en: 'There is nothing at this address.' },
  'method-wrong': { vi: 'Địa chỉ này không nhận phương thức {method}.', en: 'This address does not take {method}.' },
  'not-json': { vi: 'Nội dung gửi lên không phải JSON đúng.', en: 'The body is not well-formed JSON.' },
  'type-unsupported': { vi: 'Địa chỉ này cần nội dung kiểu {expected}.', en: 'This address takes {expected} only.' },
  'too-large': { vi: 'Nội dung gửi lên quá lớn.', en: 'The body is too large.' },
  'too-deep': {
    vi: 'Nội dung gửi lên lồng nhau quá {levels} tầng.',
    en: 'The body is nested more than {levels} levels deep.',
  },
  'find-silent': {
    vi: 'Máy đó không trả lời, hoặc đang tìm rồi. Xin thử lại sau ít giây.',
    en: 'That machine does not answer, or is searching already. Please try again in a few seconds.',
  },
  'range-wrong': { vi: 'Tệp này không có phần được hỏi.', en: 'This file has no such range.' },
  'too-many': {
    vi: 'Quá nhiều yêu cầu. Xin thử lại sau {seconds} giây.',
    en: 'Too many requests. Please try again in {seconds} seconds.',
  },
  'foreign-origin': {
    vi: 'Yêu cầu đến từ một trang khác nên không được nhận.',
    en: 'The request comes from another site and is not taken.',
  },
  internal: { vi: 'Máy chủ gặp lỗi. Mã sự cố: {incident}.', en: 'The server met an error. Incident: {incident}.' },
  'sign-in-needed': { vi: 'Xin đăng nhập.', en: 'Please sign in.' },
  'not-allowed': {
    vi: 'Tài khoản này không có quyền làm việc đó ở đơn vị này.',
    en: 'This account may not do that for this unit.',
  },
  'sign-in-wrong': { vi: 'Tên đăng nhập hoặc mật khẩu không đúng.', en: 'The login or the password is wrong.' },
  'password-given': {
    vi: 'Mật khẩu này do người khác đặt. Xin đổi thành mật khẩu của mình trước khi làm việc.',
    en: 'Somebody else chose this password. Please change it to one of your own before you work.',
  },
  'password-same': {
    vi: 'Mật khẩu mới giống mật khẩu cũ. Xin chọn mật khẩu khác.',
    en: 'The new password is the same as the old one. Please choose another.',
  },
  'password-wrong': { vi: 'Mật khẩu không đúng.', en: 'The password is wrong.' },
  'setup-done': { vi: 'Hệ thống đã được thiết lập.', en: 'The system has been set up already.' },
  'setup-wrong': {
    vi: 'Đường dẫn thiết lập không đúng hoặc đã hết hạn. Khởi động lại bộ điều khiển để có đường dẫn mới.',
    en: 'The set-up link is wrong or has expired. Restart the controller for a new one.',
  },
  'password-common': { vi: 'Mật khẩu này quá phổ biến, dễ đoán.', en: 'This password is too common and easily guessed.' },
  'password-context': {
    vi: 'Mật khẩu gần như chỉ gồm từ dễ đoán «{word}» (tên, cơ quan, sản phẩm).',
    en: 'The password is hardly more than the guessable word “{word}” (a name, an office, the product).',
  },
  'password-repeats': {
    vi: 'Mật khẩu lặp lại quá ít ký tự khác nhau.',
    en: 'The password repeats too few different characters.',
  },
  'login-taken': { vi: 'Tên đăng nhập này đã có người dùng.', en: 'This login is taken.' },
  'last-admin': {
    vi: 'Phải còn ít nhất một quản trị viên toàn hệ thống.',
    en: 'At least one administrator of the whole system must remain.',
  },
  'person-missing': { vi: 'Không có người dùng này.', en: 'There is no such person.' },
  'unit-missing': { vi: 'Không có đơn vị «{unit}».', en: 'There is no unit “{unit}”.' },
  'unit-changed': {
    vi: 'Người khác vừa sửa đơn vị này. Xin xem lại trước khi lưu.',
    en: 'Someone else has just changed this unit. Please look at it before saving.',
  },
  'unit-used': {
    vi: 'Đơn vị này đã có màn hình, đơn vị trực thuộc, lịch chiếu hoặc người phụ trách. Xin ghi ngày kết thúc thay vì xóa.',
    en: 'This unit already has displays, units below it, entries or people. Please give it an end instead of removing it.',
  },
  'unit-old': {
    vi: 'Chỉ xóa được đơn vị vừa thêm trong 24 giờ qua. Xin ghi ngày kết thúc.',
    en: 'Only a unit added in the last 24 hours can be removed. Please give it an end.',
  },
  'display-missing': { vi: 'Không có màn hình «{display}».', en: 'There is no display “{display}”.' },
  'slide-missing': { vi: 'Không có trang «{slide}».', en: 'There is no slide “{slide}”.' },
  'entry-missing': { vi: 'Không có lịch chiếu «{entry}».', en: 'There is no entry “{entry}”.' },
  'theme-missing': { vi: 'Không có giao diện «{theme}».', en: 'There is no theme “{theme}”.' },
  'media-missing': { vi: 'Chưa tải lên tệp «{hash}».', en: 'The file “{hash}” has not been uploaded.' },
  'display-used': { vi: 'Lịch chiếu «{entry}» còn dùng màn hình này.', en: 'The entry “{entry}” still names this display.' },
  'display-holds-refused': {
    vi: 'Máy này còn lượt đánh giá bị từ chối chưa có quyết định. Xin quyết định trước.',
    en: 'Refused answers of this tablet still wait for a decision. Please decide about them first.',
  },
  'display-has-key': {
    vi: 'Xin thu hồi khóa của màn hình trước khi xóa.',
    en: 'Please revoke the display’s key before removing it.',
  },
  'draft-missing': { vi: 'Không có bản nháp này.', en: 'There is no such draft.' },
  'draft-changed': {
    vi: 'Người khác đã sửa bản nháp này (phiên bản {version}). Xin xem lại trước khi lưu.',
    en: 'Someone else changed this draft (version {version}). Please look at it before saving.',
  },
  'draft-id': { vi: 'Mã trong nội dung phải là «{id}».', en: 'The id in the body must be “{id}”.' },
  'published-since': {
    vi: '«{id}» đã được người khác phát hành từ khi Ông/Bà mở. Xin xem lại trước khi phát hành.',
    en: '“{id}” was published by someone else since you opened it. Please look at it before publishing.',
  },
  'still-used': { vi: '«{by}» còn dùng «{id}».', en: '“{by}” still uses “{id}”.' },
  'pack-wording': {
    vi: 'Lời văn của trang chính thức «{id}» đã bị sửa. Bản sửa phải là một trang khác.',
    en: 'The wording of the official slide “{id}” was changed. A changed copy must be another slide.',
  },
  'day-off-missing': { vi: 'Không có ngày nghỉ này trong bảng.', en: 'This day off is not in the table.' },
  'pairing-choice': {
    vi: 'Xin chọn một màn hình có sẵn hoặc tạo màn hình mới, không phải cả hai.',
    en: 'Please choose an existing display or make a new one, not both.',
  },
  'pairing-unknown': { vi: 'Mã này không đúng hoặc đã hết hạn.', en: 'This code is wrong or has expired.' },
  'pairing-locked': {
    vi: 'Nhập sai quá nhiều lần. Xin lấy mã mới trên màn hình.',
    en: 'Too many wrong tries. Please take a new code from the screen.',
  },
  'display-paired': {
    vi: 'Màn hình này đã được ghép. Xin thu hồi khóa trước.',
    en: 'This display is paired already. Please revoke its key first.',
  },
  'panel-no-agent': {
    vi: 'Máy chủ không tự điều khiển được bảng này: bảng đã giao cho máy khác, hoặc phần mềm trạm chưa được dựng trên máy chủ.',
    en: 'This controller cannot drive this panel: it is given to another computer, or the agent was not built on this server.',
  },
  'media-type': {
    vi: 'Tệp này không phải ảnh JPEG, PNG, WebP, AVIF, GIF hoặc video MP4, WebM.',
    en: 'This file is not a JPEG, PNG, WebP, AVIF or GIF picture, nor an MP4 or WebM video.',
  },
  'media-large': {
    vi: 'Ảnh tối đa {pictureMb} MB, video tối đa {videoMb} MB.',
    en: 'Pictures may have {pictureMb} MB, videos {videoMb} MB.',
  },
  'media-unreadable': {
    vi: 'Không đọc được tệp này: tệp hỏng, không có hình, hoặc quá lớn khi giải nén.',
    en: 'This file cannot be read: damaged, without a picture, or too large when unpacked.',
  },
  'media-slow': { vi: 'Ảnh này cần quá nhiều sức máy để đọc.', en: 'This picture takes too much work to read.' },
  'media-none': { vi: 'Xin gửi đúng một tệp trong trường «file».', en: 'Please send exactly one file in the field “file”.' },
  'media-busy': {
    vi: 'Máy chủ đang xử lý nhiều ảnh. Xin thử lại sau ít giây.',
    en: 'The server is busy with pictures. Please try again in a few seconds.',
  },
  'root-away': { vi: 'Khóa gốc không còn trên máy chủ này.', en: 'The root key is not on this server any more.' },
  'root-wrong': { vi: 'Đây không phải khóa gốc mà các màn hình tin.', en: 'This is not the root key that the displays trust.' },
};
