import { createInterface } from 'node:readline';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { z } from 'zod';

/* The child of workbook.ts: lines come as JSON, one array of cells on each, the workbook goes out. Explicit text cells: nothing in it can
   be a formula. The second line names the columns. */
const lineSchema = z.array(z.string());
const text = (value: string, bold: boolean) => ({ value, type: String, ...(bold ? { fontWeight: 'bold' as const } : {}) });

const data: SheetData = [];
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  const isHead = data.length === 1;
  data.push(lineSchema.parse(JSON.parse(line)).map((value) => text(value, isHead)));
}
process.stdout.write(await writeXlsxFile(data, { sheet: 'Đánh giá' }).toBuffer());
