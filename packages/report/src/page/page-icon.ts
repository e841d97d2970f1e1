/** The icon of a page, as an address. */
export const pageIcon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%230b63b0'/%3E%3Cpath d='M3 12L12 3' stroke='white' stroke-width='2'/%3E%3Ccircle cx='5' cy='7' r='1.5' fill='white'/%3E%3Ccircle cx='10' cy='10' r='1.5' fill='white'/%3E%3C/svg%3E";
