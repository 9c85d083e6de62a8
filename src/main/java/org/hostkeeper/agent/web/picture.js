// Draws a screen as QEMU gives it, PNG or PPM (netpbm, P6 with 8 bits), without a URL of its own.
'use strict';
const drawPicture = async (canvas, bytes) => {
    const picture = bytes[0] === 0x50 && bytes[1] === 0x36 ? ppm(bytes) : await createImageBitmap(new Blob([bytes]));
    canvas.width = picture.width;
    canvas.height = picture.height;
    const context = canvas.getContext('2d');
    if (picture instanceof ImageData) context.putImageData(picture, 0, 0); else context.drawImage(picture, 0, 0);
    canvas.hidden = false;
};
const ppm = bytes => {
    let at = 2;
    const number = () => {
        while (bytes[at] <= 0x20 || bytes[at] === 0x23) {
            if (bytes[at] === 0x23) while (bytes[at] !== 0x0a) at++;
            at++;
        }
        let value = 0;
        while (bytes[at] >= 0x30 && bytes[at] <= 0x39) value = value * 10 + bytes[at++] - 0x30;
        return value;
    };
    const image = new ImageData(number(), number());
    number();
    at++;
    for (let to = 0; to < image.data.length; to += 4) {
        image.data[to] = bytes[at++];
        image.data[to + 1] = bytes[at++];
        image.data[to + 2] = bytes[at++];
        image.data[to + 3] = 255;
    }
    return image;
};
