"use client";

import { useEffect, useState, type RefObject } from "react";

const AHEAD = "400px"; // about one row of widgets: it is there when the reader arrives

/** Whether the element has come near the screen; stays true from then on, so that what was loaded is kept. */
export function useNearScreen(element: RefObject<Element | null>): boolean {
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (isNear || !element.current) return undefined;
    const observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && setIsNear(true), { rootMargin: AHEAD });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, isNear]);
  return isNear;
}
