/* Frames that hold a story of ours: as tall as what is in them, or as small as the room for them.
   Without this they scroll. */

const asTallAsItsContent = (frame) => {
  const fit = () => {
    const page = frame.contentDocument?.documentElement;
    if (!page) return;
    frame.style.blockSize = "0";
    frame.style.blockSize = `${page.scrollHeight}px`;
  };
  frame.addEventListener("load", fit);
  new ResizeObserver(fit).observe(frame.parentElement);
  if (frame.contentDocument?.readyState === "complete") fit();
};

const asSmallAsItsRoom = (frame) => {
  const room = frame.parentElement;
  const fit = () => {
    const scale = Math.min(1, room.clientWidth / Number(frame.width));
    frame.style.transform = `scale(${scale})`;
    frame.style.blockSize = `${room.clientHeight / scale}px`;
  };
  new ResizeObserver(fit).observe(room);
  fit();
};

for (const frame of document.querySelectorAll("[data-fit=content]")) asTallAsItsContent(frame);
for (const frame of document.querySelectorAll("[data-fit=room]")) asSmallAsItsRoom(frame);
