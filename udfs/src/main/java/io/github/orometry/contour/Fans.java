package io.github.orometry.contour;

import java.util.Arrays;

/**
 * The fans of a surface with missing cells, which are the nodes of its merge tree. The first node
 * of a cell is known by the padded cell; the second one, where there is one, by a number from the
 * number of padded cells on. Reused; grows.
 *
 * <p>A quad around a cell is known by its place going round: 0 up and right, 1 right and down, 2
 * down and left, 3 left and up, in the order of rows.
 */
final class Fans {
  static final int QUADS = 4;

  private Ground ground;

  /** By padded cell: the quads of its first fan, and shifted by four bits those of its second. */
  private byte[] fans = {};

  /** By padded cell with two fans: its second node. */
  private int[] second = {};

  /** By second node, less the number of padded cells: its cell. */
  private int[] cellOf = new int[16];

  private int nodes;

  /** Finds the fans of a surface. */
  void build(Ground ofGround) {
    ground = ofGround;
    if (fans.length < ground.size) {
      fans = new byte[ground.size];
      second = new int[ground.size];
    }
    nodes = ground.size;
    Arrays.fill(fans, 0, ground.size, (byte) 0);
    for (int iy = 0; iy < ground.ny; iy++) {
      for (int ix = 0; ix < ground.nx; ix++) {
        int p = ground.padded(iy, ix);
        if (ground.z[p] != Ground.MISSING) {
          fans(p);
        }
      }
    }
  }

  /** Quads that follow each other around a cell hang together where the side between is present. */
  private void fans(int p) {
    int carrying = 0;
    for (int quad = 0; quad < QUADS; quad++) {
      carrying |= carries(p, quad) ? 1 << quad : 0;
    }
    int fan = Integer.lowestOneBit(carrying);
    for (int turn = 0; turn < QUADS; turn++) {
      for (int quad = 0; quad < QUADS; quad++) {
        int after = quad + 1 & 3;
        boolean either = (fan & (1 << quad | 1 << after)) != 0;
        boolean both = (carrying >> quad & carrying >> after & 1) != 0;
        if (either && both && ground.z[neighbour(p, after)] != Ground.MISSING) {
          fan |= 1 << quad | 1 << after;
        }
      }
    }
    int others = carrying & ~fan;
    fans[p] = (byte) (fan | others << 4);
    if (others != 0) {
      if (nodes - ground.size == cellOf.length) {
        cellOf = Arrays.copyOf(cellOf, 2 * cellOf.length);
      }
      cellOf[nodes - ground.size] = p;
      second[p] = nodes++;
    }
  }

  /** The cell between the quads before and at a place around a cell. */
  int neighbour(int p, int quad) {
    return ground.neighbour(p, quad);
  }

  /** Number of nodes, and of numbers that are none. */
  int nodes() {
    return nodes;
  }

  /** Whether a number is a node: its cell is a corner of a quad that carries surface. */
  boolean isNode(int node) {
    return node >= ground.size || (fans[node] & 15) != 0;
  }

  /** The padded cell of a node. */
  int cell(int node) {
    return node < ground.size ? node : cellOf[node - ground.size];
  }

  /** The second node of a padded cell; 0 where it has none. */
  int second(int p) {
    return fans[p] >> 4 == 0 ? 0 : second[p];
  }

  /** The node of a cell as a corner of one of the quads around it. */
  int node(int p, int quad) {
    return (fans[p] >> 4 & 1 << quad) == 0 ? p : second[p];
  }

  /** Whether the quad at a place around a present cell carries surface. */
  boolean carries(int p, int quad) {
    int one = neighbour(p, quad);
    int other = neighbour(p, quad + 1 & 3);
    double[] z = ground.z;
    int missing = z[one] == Ground.MISSING ? 1 : 0;
    missing += z[other] == Ground.MISSING ? 1 : 0;
    missing += z[one + other - p] == Ground.MISSING ? 1 : 0;
    return missing <= 1;
  }

  /** The quads of a node, a bit for each place around its cell. */
  int quads(int node) {
    return node < ground.size ? fans[node] & 15 : fans[cell(node)] >> 4 & 15;
  }

  /** The first quad of a node in row-major order: its corner of the smallest index. */
  int firstQuad(int node) {
    int p = cell(node);
    int width = ground.width;
    int own = quads(node);
    return (own & 8) != 0 ? p - width - 1 : (own & 1) != 0 ? p - width : (own & 4) != 0 ? p - 1 : p;
  }
}
