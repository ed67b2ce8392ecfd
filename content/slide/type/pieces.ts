/** How a break after a piece reads: at a pause, between words, after a small word, or inside a word of two syllables. */
export type Joint = 'pause' | 'plain' | 'weak' | 'poor';

/** What is never broken (one syllable, or several that belong together), and how a break after it reads. */
export interface Piece {
  readonly words: string;
  readonly joint: Joint;
}

const NUMBER = /^[(“«"]?\d[\d.,:/%°–-]*$/;
/** Words that open a pair with the number after them: «tháng 02», «Điều 8», «Quầy 3». */
const OPENERS = new Set(
  'ngày tháng năm lúc số điều khoản mục thứ quý tầng quầy cửa phòng bàn tổ quận phường khóa bước lần'.split(' '),
);
const DASH = /^[–—·•:;,.!?…%°x×-]+$/;
const PAUSE = /[,;:.!?…)–—·•”»]$/;

/** Words of two syllables that official texts are full of: a line does not end between them if it can be helped. */
const COMPOUNDS = new Set(
  (
    'cán bộ,công chức,viên chức,người dân,nhân dân,công dân,thủ tục,hành chính,phục vụ,tổ chức,cơ quan,đơn vị,trách nhiệm,' +
    'lãnh đạo,quản lý,cấp trên,cấp dưới,đồng nghiệp,lắng nghe,giúp đỡ,mỉm cười,nhẹ nhàng,cảm ơn,hồ sơ,hướng dẫn,tiếp nhận,' +
    'giải quyết,kết quả,phản ánh,kiến nghị,hài lòng,văn hóa,công sở,công vụ,công cộng,ứng xử,giao tiếp,quy tắc,quy trình,' +
    'kỷ luật,kỷ cương,đạo đức,lối sống,nghề nghiệp,tinh thần,thái độ,làm việc,trang phục,chuẩn mực,phương châm,người lao,' +
    'lao động,thành phố,địa bàn,doanh nghiệp,minh bạch,hiệu quả,chuyên nghiệp,thân thiện,liêm chính,kiến tạo,đoàn kết,' +
    'nội bộ,nhiệm vụ,động cơ,trong sáng,ý kiến,gương mẫu,vai trò,người đứng,đứng đầu,thực hiện,tham nhũng,hội nhập,quốc tế,' +
    'giá trị,dân tộc,yêu cầu,đồng thời,phiền hà,sách nhiễu,xuyên suốt,đầu mối,bộ phận,một cửa,mức độ,đánh giá,ủy ban,' +
    'trung tâm,thời gian,giờ giấc,hợp tác,tương trợ,thứ bậc,chỉ đạo,điều hành,thoái thác,trốn tránh,lấy lòng,áp đặt,bảo thủ,' +
    'thuần phong,mỹ tục,phong trào,thi đua,môi trường,nâng cao,tăng cường,góp phần,xây dựng,phát huy,kế thừa,tốt đẹp,đáp ứng,đề cao,siết chặt,chấn chỉnh,tuân thủ,phục tùng,' +
    'tôn trọng,nắm bắt,theo dõi,trang nghiêm,thông cảm,trực tuyến,quốc gia,thông báo,đăng ký,chứng thực,khai sinh,kết hôn,cư trú,đất đai'
  ).split(','),
);

/** Small words that lead on to the next: a line does not end with one if it can be helped. */
const LEADING_ON = new Set(
  'và vì của với cho các những là để từ đến không phải được bị theo về tại trong ngoài bằng do khi nếu mà thì có đã sẽ đang hoặc một mỗi từng'.split(
    ' ',
  ),
);

const bare = (word: string) => word.toLowerCase().replace(/^[(“«"‘]+|[)”»"’,;:.!?…]+$/g, '');

function belongs(left: string, right: string, after: string): boolean {
  if (DASH.test(right)) return true;
  if (NUMBER.test(right)) return OPENERS.has(bare(left)) && !/[,;.]$/.test(left);
  const opensNext = OPENERS.has(bare(right)) && NUMBER.test(after);
  return NUMBER.test(left) && !/[.,:]$/.test(left) && !opensNext;
}

function jointOf(left: string, right: string): Joint {
  if (PAUSE.test(left)) return 'pause';
  if (COMPOUNDS.has(`${bare(left)} ${bare(right)}`)) return 'poor';
  return LEADING_ON.has(bare(left)) ? 'weak' : 'plain';
}

/**
 * Cuts NFC text at spaces into what stays together on a line: a number with its unit («4 xin», «30 ngày», «tháng 02»), a dash
 * with the word before it, and what a no-break space (U+00A0) joins.
 */
export function piecesOf(text: string): Piece[] {
  const words = text.split(/[ \n]+/).filter(Boolean);
  const pieces: { words: string; joint: Joint }[] = [];
  let number = false;
  words.forEach((word, index) => {
    const before = words[index - 1];
    const last = pieces[pieces.length - 1];
    const glue =
      before !== undefined &&
      last !== undefined &&
      belongs(before, word, words[index + 1] ?? '') &&
      !(number && NUMBER.test(before));
    number = glue && before !== undefined && NUMBER.test(word);
    if (glue && last) last.words += ` ${word}`;
    else pieces.push({ words: word, joint: 'plain' });
    const now = pieces[pieces.length - 1];
    if (now) now.joint = jointOf(word, words[index + 1] ?? '');
  });
  return pieces;
}
