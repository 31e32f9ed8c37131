/** Something wrong in a roster file. `row` is the number the spreadsheet shows; null is the file as a whole. */
export type Fault = {
  row: number | null;
  /** Heading of the column, where one cell is to blame. */
  column: string | null;
  code: FaultCode;
  params: Record<string, string | number>;
};

export type FaultCode =
  | 'file.size'
  | 'file.rows'
  | 'file.empty'
  | 'file.encoding'
  | 'file.csv'
  | 'file.html'
  | 'file.xls'
  | 'file.locked'
  | 'file.xlsx'
  | 'file.unpacked'
  | 'file.cells'
  | 'heading.missing'
  | 'heading.twice'
  | 'cell.missing'
  | 'cell.long'
  | 'cell.date'
  | 'cell.broken'
  | 'cell.scientific'
  | 'cell.number'
  | 'phone'
  | 'phone.twice'
  | 'phone.two_names'
  | 'phone.other_name'
  | 'uscc.number'
  | 'err.uscc.length'
  | 'err.uscc.letter'
  | 'err.uscc.checksum'
  | 'uscc.differs'
  | 'contact.twice'
  | 'role.unknown'
  | 'role.deputy'
  | 'deputy.unknown'
  | 'deputy.self'
  | 'grid.twice'
  | 'grid.taken'
  | 'grid.not_cadre'
  | 'cadre.unknown'
  | 'cadre.not_cadre';

/** Faults in the order of the file, each said once. */
export function inFileOrder(faults: Fault[]): Fault[] {
  return faults.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));
}

/** What a whole file is turned down for; import catches it and reports it as its only fault. */
export class FileFault extends Error {
  override name = 'FileFault';
  readonly fault: Fault;

  constructor(code: FaultCode, params: Fault['params'] = {}) {
    super(code);
    this.fault = { row: null, column: null, code, params };
  }
}
