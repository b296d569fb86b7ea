package cn.yijianshi.companyregistration.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** 壹佰万元整: capital is printed in the characters nobody can alter with one stroke. */
final class CapitalInWords {
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿", "万亿"};
    private static final Map<String, String> CURRENCIES =
            Map.of("CNY", "元", "USD", "美元", "HKD", "港元", "EUR", "欧元", "JPY", "日元", "TWD", "新台币元");

    private CapitalInWords() {}

    static String of(BigDecimal tenThousands, String currency) {
        BigDecimal fen = tenThousands.movePointRight(6).setScale(0, RoundingMode.HALF_UP);
        long whole = fen.longValueExact() / 100;
        int rest = (int) (fen.longValueExact() % 100);
        String unit = CURRENCIES.getOrDefault(currency, currency);
        String words = integer(whole) + unit;
        if (rest == 0) {
            return words + "整";
        }
        String jiao = rest / 10 == 0 ? "零" : DIGITS.charAt(rest / 10) + "角";
        return words + jiao + (rest % 10 == 0 ? "" : DIGITS.charAt(rest % 10) + "分");
    }

    private static String integer(long number) {
        if (number == 0) {
            return "零";
        }
        var words = new StringBuilder();
        boolean gap = false;
        for (int group = 3; group >= 0; group--) {
            int four = (int) (number / (long) Math.pow(10_000, group) % 10_000);
            if (four == 0) {
                gap = words.length() > 0;
                continue;
            }
            if (words.length() > 0 && (gap || four < 1000)) {
                words.append('零');
            }
            words.append(fourDigits(four)).append(GROUPS[group]);
            gap = false;
        }
        return words.toString();
    }

    private static String fourDigits(int four) {
        var words = new StringBuilder();
        boolean gap = false;
        for (int place = 3; place >= 0; place--) {
            int digit = four / (int) Math.pow(10, place) % 10;
            if (digit == 0) {
                gap = words.length() > 0;
            } else {
                words.append(gap ? "零" : "").append(DIGITS.charAt(digit)).append(PLACES[place]);
                gap = false;
            }
        }
        return words.toString();
    }
}
