/* Words by which Vietnamese names are told from other words in capitals. All in small letters. */

const listed = (...lines: readonly string[]): string[] => lines.flatMap((line) => line.split(', '));

/** What stands before a name; in a text without accents the same without them counts. */
export const TITLES: readonly string[] = listed(
  'đồng chí, đ/c, đc, cán bộ, công chức, viên chức, nhân viên, chuyên viên, bảo vệ, lãnh đạo, cô giáo, thầy giáo, bác sĩ, luật sư',
  'phó chủ tịch, chủ tịch, phó bí thư, bí thư, phó giám đốc, giám đốc, trưởng phòng, phó phòng, tổ trưởng, tên là, họ tên, tên',
  'ông, bà, anh, chị, cô, chú, bác, em, dì, cậu, mợ, thím, cụ, thầy, sếp, bạn, cháu, mr, mrs, ms, miss, dr, sir, madam, officer, clerk',
);

/** Family names that are hardly anything else: two syllables are a name already. */
export const FAMILIES: ReadonlySet<string> = new Set(
  listed(
    'nguyễn, trần, lê, phạm, hoàng, huỳnh, phan, vũ, võ, đặng, bùi, đỗ, hồ, ngô, dương, lý, đinh, trịnh, trương, phùng, nghiêm, quách',
    'lương, đoàn, doãn, tạ, khổng, vương, đào, tống',
    'nguyen, tran, pham, hoang, huynh, vu, dang, bui, ngo, duong, dinh, trinh, truong, phung',
  ),
);

/** Those that are other words or places as well: a name from three syllables on. */
export const DOUBTFUL_FAMILIES: ReadonlySet<string> = new Set(
  listed(
    'hà, cao, thái, châu, mai, lâm, tô, lưu, chu, la, từ, kiều, triệu, mạc, thạch, bạch, nông',
    'le, vo, do, ho, ly, ha, to, ta, luong, doan, vuong, dao, luu, chau, thai, lam',
  ),
);

/** After these a run of capitals names a place. */
export const PLACES: readonly string[] = listed(
  'thành phố, thị trấn, thị xã, tổ dân phố, khu phố, khu đô thị, khu dân cư, bệnh viện, quảng trường, công viên, đại lộ, bến xe',
  'chung cư, tòa nhà, phường, quận, huyện, tỉnh, đường, phố, ngõ, ngách, hẻm, cầu, chợ, xã, trường, khu, thôn, ấp, làng, ga, sông, chùa',
  'ubnd, hđnd, tp, tx, tt, street, ward, district, road',
);

/** Those that in a text without accents are hardly another word or a family name. */
export const BARE_PLACES: readonly string[] = listed(
  'thanh pho, thi tran, thi xa, phuong, quan, huyen, tinh, tp, ubnd, street, ward, district',
);

/** Names of places and things that look like a name of a person, or like a title with one. */
export const KEPT: ReadonlySet<string> = new Set(
  listed(
    'hồ chí minh, ho chi minh, hai bà trưng, hai ba trung, bà triệu, bà rịa, bà nà, bà chiểu, bà điểm, bà đen, cô tô, cô giang',
    'ông lãnh, ông ích khiêm, bác hồ, anh quốc, anh văn, chú ý, cụ thể, bà con, em bé, hồ sơ, hồ tây, hồ gươm, hồ hoàn kiếm, hoàng sa',
    'hoàng mai, hoàng thành, lý do, lý lịch, đỗ xe, dương lịch, vũ trang, đoàn thanh niên, đoàn thể, đào tạo, đinh tiên hoàng',
    'lý thái tổ, trần hưng đạo, lê lợi, hà nội, hà giang, hà nam, hà tĩnh, hà đông, thái nguyên, thái bình, cao bằng, lâm đồng, từ liêm',
  ),
);

/** Words in capitals that begin no name and end one: of offices, of counters, of the beginning of a sentence. */
export const NO_NAMES: ReadonlySet<string> = new Set(
  listed(
    'phường, xã, quận, huyện, tỉnh, tp, đường, phố, quầy, sở, cục, chi, ủy, uỷ, ban, bộ, bàn, cửa, ông, bà, chị, chú, cô, em, bác, cháu',
    'tôi, mình, con, các, chúng, họ, ai, nhà, người, dân, xin, cảm, cám, rất, không, đã, đang, sẽ, được, bị, và, nhưng, khi, nên, thì',
    'là, có, ở, tại, cho, với, này, kia, đó, ấy, nào, ơi, ạ, mong, kính, hôm, lúc, vì, cần, phải, nói, hướng, giải, trả, nhận, làm, đề',
    'chưa, còn, cũng, quá, thật, tuy, mà, của, từ, đến, theo, nếu, do, sao, chờ, phục, tiếp, tư, một, địa, hành, số, ngày, giờ, sáng',
    'chiều, thứ, chủ, phó, trưởng, cán, the, was, is, and, very, at, in, to, for, i, thank, thanks, please, counter',
  ),
);
