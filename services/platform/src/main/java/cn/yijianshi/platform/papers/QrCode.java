package cn.yijianshi.platform.papers;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** A QR code as an image that stands in a page. */
public final class QrCode {

    private static final int DOTS_PER_MODULE = 10;

    private QrCode() {}

    public static String dataUri(String text) {
        try {
            // M survives a folded or stained print-out and stays coarse enough for an old phone.
            BitMatrix code = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    // Address and digits each in the mode that takes the least room.
                                    EncodeHintType.QR_COMPACT,
                                    true,
                                    EncodeHintType.MARGIN,
                                    2));
            var png = new ByteArrayOutputStream();
            ImageIO.write(image(code), "png", png);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("No QR code holds " + text, tooLong);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static BufferedImage image(BitMatrix code) {
        int width = code.getWidth() * DOTS_PER_MODULE;
        var image = new BufferedImage(width, width, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < width; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, code.get(x / DOTS_PER_MODULE, y / DOTS_PER_MODULE) ? 0x000000 : 0xffffff);
            }
        }
        return image;
    }
}
