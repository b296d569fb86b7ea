package cn.yijianshi.department.api;

import java.awt.Color;
import java.io.IOException;
import java.util.function.DoubleUnaryOperator;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;

/** The ground a certificate is printed on: tinted paper, a woven border and a rosette, drawn as lines on every page. */
final class CertificateFrame {

    private static final Color PAPER = new Color(0xfffdf8);
    private static final Color RED = new Color(0x9d2a22);
    private static final Color GOLD = new Color(0xbd9145);
    private static final Color FAINT = new Color(0xf3ead7);

    /** In points: where the band begins, how wide it is, and how far in the hairline runs. */
    private static final float INSET = 28;

    private static final float BAND = 15;
    private static final float HAIRLINE = 7;
    private static final float WAVE = 11;

    private final PDPageContentStream ink;
    private final float width;
    private final float height;

    private CertificateFrame(PDPageContentStream ink, PDPage page) {
        this.ink = ink;
        this.width = page.getMediaBox().getWidth();
        this.height = page.getMediaBox().getHeight();
    }

    static void under(PDDocument document) throws IOException {
        for (var page : document.getPages()) {
            try (var ink = new PDPageContentStream(document, page, AppendMode.PREPEND, true, true)) {
                new CertificateFrame(ink, page).draw();
            }
        }
    }

    private void draw() throws IOException {
        ink.setNonStrokingColor(PAPER);
        ink.addRect(0, 0, width, height);
        ink.fill();
        rosette();
        band();
        outline(INSET, RED, 1.6f);
        outline(INSET + BAND, RED, 0.8f);
        outline(INSET + BAND + HAIRLINE, GOLD, 0.5f);
        corners();
    }

    private void outline(float inset, Color color, float line) throws IOException {
        ink.setStrokingColor(color);
        ink.setLineWidth(line);
        ink.addRect(inset, inset, width - 2 * inset, height - 2 * inset);
        ink.stroke();
    }

    private void band() throws IOException {
        float middle = INSET + BAND / 2;
        float across = width - 2 * INSET - 2 * BAND;
        float along = height - 2 * INSET - 2 * BAND;
        for (float amplitude : new float[] {BAND * 0.42f, -BAND * 0.42f, BAND * 0.2f, -BAND * 0.2f}) {
            ink.setStrokingColor(Math.abs(amplitude) > BAND * 0.3f ? RED : GOLD);
            ink.setLineWidth(0.45f);
            wave(INSET + BAND, middle, across, amplitude, true);
            wave(INSET + BAND, height - middle, across, amplitude, true);
            wave(INSET + BAND, middle, along, amplitude, false);
            wave(INSET + BAND, width - middle, along, amplitude, false);
        }
    }

    /** Half waves of a length that fits the side exactly, each as one curve. */
    private void wave(float start, float middle, float length, float amplitude, boolean lying) throws IOException {
        int halves = 2 * Math.round(length / WAVE / 2);
        float step = length / halves;
        move(start, middle, lying);
        for (int i = 0; i < halves; i++) {
            float from = start + i * step;
            // The curve whose controls stand a third higher than the wave comes closest to a sine.
            float control = middle + (i % 2 == 0 ? amplitude : -amplitude) * 1.33f;
            curve(from + step * 0.364f, control, from + step * 0.636f, control, from + step, middle, lying);
        }
        ink.stroke();
    }

    private void move(float along, float across, boolean lying) throws IOException {
        ink.moveTo(lying ? along : across, lying ? across : along);
    }

    private void curve(float a1, float c1, float a2, float c2, float a3, float c3, boolean lying) throws IOException {
        if (lying) {
            ink.curveTo(a1, c1, a2, c2, a3, c3);
        } else {
            ink.curveTo(c1, a1, c2, a2, c3, a3);
        }
    }

    private void corners() throws IOException {
        for (float x : new float[] {INSET, width - INSET - BAND}) {
            for (float y : new float[] {INSET, height - INSET - BAND}) {
                ink.setNonStrokingColor(RED);
                ink.addRect(x, y, BAND, BAND);
                ink.fill();
                ink.setStrokingColor(PAPER);
                ink.setLineWidth(0.5f);
                float centreX = x + BAND / 2;
                float centreY = y + BAND / 2;
                closed(centreX, centreY, 160, angle -> BAND * 0.27 * (1 + 0.45 * Math.cos(4 * angle)));
                closed(centreX, centreY, 160, angle -> BAND * 0.27 * (1 + 0.45 * Math.cos(4 * angle + Math.PI)));
            }
        }
    }

    private void rosette() throws IOException {
        ink.setStrokingColor(FAINT);
        ink.setLineWidth(0.5f);
        float centreX = width / 2;
        float centreY = height / 2;
        for (int ring = 0; ring < 9; ring++) {
            double radius = 62 + ring * 12;
            double turn = ring * Math.PI / 9;
            closed(centreX, centreY, 480, angle -> radius * (1 + 0.16 * Math.cos(12 * angle + turn)));
            closed(centreX, centreY, 480, angle -> radius * (1 - 0.16 * Math.cos(12 * angle + turn)));
        }
    }

    private void closed(float centreX, float centreY, int points, DoubleUnaryOperator radius) throws IOException {
        for (int i = 0; i < points; i++) {
            double angle = 2 * Math.PI * i / points;
            double away = radius.applyAsDouble(angle);
            float x = (float) (centreX + away * Math.cos(angle));
            float y = (float) (centreY + away * Math.sin(angle));
            if (i == 0) {
                ink.moveTo(x, y);
            } else {
                ink.lineTo(x, y);
            }
        }
        ink.closeAndStroke();
    }
}
