package dev.ferry.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class PromptSocketsTest {
    @Test
    void every_socket_sends_without_waiting_for_an_acknowledgement() throws Exception {
        PromptSockets sockets = new PromptSockets();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket server = new ServerSocket(0, 50, loopback);
                Socket unconnected = sockets.createSocket();
                Socket byName = sockets.createSocket(loopback.getHostAddress(), server.getLocalPort());
                Socket byAddress = sockets.createSocket(loopback, server.getLocalPort())) {
            assertThat(unconnected.getTcpNoDelay()).isTrue();
            assertThat(byName.getTcpNoDelay()).isTrue();
            assertThat(byAddress.getTcpNoDelay()).isTrue();
        }
    }
}
