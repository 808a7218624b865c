/** The product's mark, a ship's wheel; decoration beside its name. */
export function BrandMark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#0f141a" stroke="#424650" />
      <g fill="none" stroke="#42b4ff" strokeWidth="2.4" strokeLinecap="round">
        <circle cx="16" cy="16" r="7" />
        <path d="M16 4.5v23M4.5 16h23M7.9 7.9l16.2 16.2M24.1 7.9 7.9 24.1" />
      </g>
      <circle cx="16" cy="16" r="2.6" fill="#ebebf0" />
    </svg>
  );
}
