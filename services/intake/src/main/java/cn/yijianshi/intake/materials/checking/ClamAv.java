package cn.yijianshi.intake.materials.checking;

import cn.yijianshi.intake.materials.domain.ContentCheck;
import cn.yijianshi.intake.materials.domain.MaterialFile;
import cn.yijianshi.intake.materials.domain.Verdict;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a ClamAV daemon over its socket (INSTREAM): the content is sent, no file is shared. */
final class ClamAv implements ContentCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ClamAv.class);
    private static final int LONGEST_ANSWER = 1024;

    private final String host;
    private final int port;
    private final int timeout;

    ClamAv(String address, Duration timeout) {
        var colon = address.lastIndexOf(':');
        this.host = address.substring(0, colon);
        this.port = Integer.parseInt(address.substring(colon + 1));
        this.timeout = Math.toIntExact(timeout.toMillis());
    }

    @Override
    public Verdict of(MaterialFile file, Path content) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), timeout);
            socket.setSoTimeout(timeout);
            var out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            try (var in = Files.newInputStream(content)) {
                var buffer = new byte[16 * 1024];
                for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
                    out.writeInt(some);
                    out.write(buffer, 0, some);
                }
            }
            out.writeInt(0);
            out.flush();
            var answer = new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8)
                    .replace("\0", "")
                    .strip();
            return verdict(file, answer);
        } catch (IOException away) {
            throw new Unavailable("ClamAV cannot be asked", away);
        }
    }

    private static Verdict verdict(MaterialFile file, String answer) {
        if (answer.endsWith(" OK")) {
            return Verdict.CLEAN;
        }
        if (answer.endsWith(" FOUND")) {
            LOG.warn("Material {} is rejected: {}", file.id(), answer);
            return Verdict.rejected("MALWARE");
        }
        throw new Unavailable("ClamAV answers: " + answer, null);
    }
}
